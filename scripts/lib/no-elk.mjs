/** In place of the layout engine ELK, which is not shipped: a diagram that asks for it is shown as its code. */
export default class NoElk {
  constructor() {
    throw new Error('The ELK layout is not available.');
  }
}
