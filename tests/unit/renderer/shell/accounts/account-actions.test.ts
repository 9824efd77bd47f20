import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountActions } from '../../../../../src/renderer/shell/accounts/account-actions.ts';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { initialUi } from '../../../../../src/renderer/shell/state/ui-state.ts';
import type { DesktopApi, WorkspaceView } from '../../../../../src/shared/desktop-api.ts';
import { ok, type Result } from '../../../../../src/shared/errors.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const view = (id: string, current = false): WorkspaceView => ({ id, label: 'This computer', status: 'signed_in', current, queued: 0 });
let did: string[];
let answers: Record<string, Result<unknown>>;

function harness() {
  const ui = createStore(initialUi);
  const method = (name: string) => async (input: unknown) => {
    did.push(input === undefined ? name : `${name} ${JSON.stringify(input)}`);
    return answers[name] ?? ok({});
  };
  const names = ['workspaces.open', 'workspaces.add', 'workspaces.remove', 'auth.signOut'];
  const desktop = { methods: Object.fromEntries(names.map((name) => [name, method(name)])), on: () => () => undefined } as unknown as DesktopApi;
  const actions = createAccountActions({
    desktop,
    workspaces: createStore([view('a', true), view('b')]),
    leave: (url, { forget }) => void did.push(`leave to ${url}${forget ? ', forgetting' : ''}`),
    flush: async () => void did.push('flush'),
    ui,
    notify: (say) => void did.push(`notice: ${say(texts)}`),
  });
  return { actions, ui };
}

beforeEach(() => {
  did = [];
  answers = {};
});

describe('what a person does with accounts', () => {
  it('switches: main brings the window, or says where this page must go', async () => {
    const { actions } = harness();
    await actions.open('b');
    answers['workspaces.open'] = ok({ url: 'http://127.0.0.1:2/?key=k' });
    await actions.open('b');
    expect(did).toEqual(['workspaces.open {"id":"b"}', 'workspaces.open {"id":"b"}', 'leave to http://127.0.0.1:2/?key=k']);
  });

  it('stays where it is for its own account, and for a place that is empty', async () => {
    const { actions } = harness();
    await actions.open('a');
    actions.openAt(1);
    actions.openAt(3);
    expect(did).toEqual([]);
    actions.openAt(2);
    expect(did).toEqual(['workspaces.open {"id":"b"}']);
  });

  it('does not load itself anew when the new account turns out to be this empty one', async () => {
    answers['workspaces.add'] = ok({ id: 'a', url: 'http://127.0.0.1:1/?key=k' });
    await harness().actions.add();
    expect(did).toEqual(['workspaces.add']);
  });

  it('says why it could not', async () => {
    answers['workspaces.add'] = { ok: false, error: { code: 'settings.invalid', message: 'Enough.' } };
    await harness().actions.add();
    expect(did).toEqual(['workspaces.add', 'notice: Enough.']);
  });

  it('sends what waits to be undone before it signs out', async () => {
    expect(await harness().actions.signOut('erase')).toBeUndefined();
    expect(did).toEqual(['flush', 'auth.signOut {"history":"erase"}']);
  });

  it('removes its own account, and leaves nothing of it in the browser', async () => {
    answers['workspaces.remove'] = ok({ url: 'http://127.0.0.1:2/?key=k' });
    expect(await harness().actions.remove('keep')).toBeUndefined();
    expect(did).toEqual(['flush', 'workspaces.remove {"id":"a","history":"keep"}', 'leave to http://127.0.0.1:2/?key=k, forgetting']);
  });

  it('keeps everything when it could not be removed', async () => {
    answers['workspaces.remove'] = { ok: false, error: { code: 'keychain.unavailable', message: 'Locked.' } };
    expect(await harness().actions.remove('keep')).toMatchObject({ message: 'Locked.' });
    expect(did).not.toContain('leave');
  });
});
