import type {} from 'micromark-extension-math';
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';

/** A formula inside a line that is longer than this is text, in characters. */
const maxFormula = 4_000;

const dollar = 36;
const backslash = 92;

interface Fence {
  /** Codes that open, the first of them the one the construct is listed under. */
  open: readonly number[];
  close: readonly number[];
  /** Single dollars are money more often than not, and follow stricter rules. */
  strict: boolean;
}

/**
 * A micromark extension: `$…$`, `\(…\)` and `\[…\]` inside a line, as the `mathText` that remark-math knows; `$$` is its own.
 * A dollar opens only before and closes only after something other than a space, and never closes before a digit (Pandoc's
 * rule); what still reads like money is left alone. A formula without its end is text.
 */
export function mathSyntax(): Extension {
  return {
    text: {
      [dollar]: inline({ open: [dollar], close: [dollar], strict: true }),
      [backslash]: [inline({ open: [backslash, 40], close: [backslash, 41], strict: false }), inline({ open: [backslash, 91], close: [backslash, 93], strict: false })],
    },
  };
}

function inline({ open, close, strict }: Fence): Construct {
  // Up to where no end was found: a beginning before that has none either, and many beginnings do not cost their square.
  const endless = new WeakMap<TokenizeContext, number>();

  const tokenize: Tokenizer = function (effects, ok, nok) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- micromark hands the context over as `this`
    const context = this;
    let at = 0;
    let content = '';
    let skips = false;

    const start: State = (code) => {
      if ((endless.get(context) ?? 0) > context.now().offset) return nok(code);
      // Looked at by the tokenizer, too, but for all constructs of a character together.
      if (strict && !opensAfter.call(context, context.previous)) return nok(code);
      effects.enter('mathText');
      effects.enter('mathTextSequence');
      return opening(code);
    };

    const opening: State = (code) => {
      if (code !== open[at]) return nok(code);
      effects.consume(code);
      at += 1;
      return at < open.length ? opening : opened;
    };

    const opened: State = (code) => {
      effects.exit('mathTextSequence');
      if (strict && (isBlank(code) || code === dollar)) return nok(code);
      return between(code);
    };

    const between: State = (code) => {
      if (code === null || content.length > maxFormula) {
        endless.set(context, code === null ? Infinity : context.now().offset);
        return nok(code);
      }
      if (isLineEnding(code)) {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        content += '\n';
        return between;
      }
      if (atEnd(code)) {
        effects.enter('mathTextSequence');
        at = 0;
        return closing(code);
      }
      effects.enter('mathTextData');
      return data(code);
    };

    const data: State = (code) => {
      if (code === null || isLineEnding(code) || atEnd(code) || content.length > maxFormula) {
        effects.exit('mathTextData');
        return between(code);
      }
      skips = code === backslash && !skips;
      content += code < 0 ? ' ' : String.fromCodePoint(code);
      effects.consume(code);
      return data;
    };

    const closing: State = (code) => {
      // `\x` where `\)` would end: part of the formula after all.
      if (code !== close[at]) return reopen(code);
      effects.consume(code);
      at += 1;
      return at < close.length ? closing : closed;
    };

    const reopen: State = (code) => {
      const token = effects.exit('mathTextSequence');
      token.type = 'mathTextData';
      content += '\\';
      // The character after the backslash belongs to it: `\\)` is a line break and a bracket.
      skips = true;
      return between(code);
    };

    const closed: State = (code) => {
      if (strict && (isDigit(code) || code === dollar)) {
        const token = effects.exit('mathTextSequence');
        token.type = 'mathTextData';
        content += '$';
        return between(code);
      }
      if (content.trim() === '' || (strict && looksLikeMoney(content))) return nok(code);
      effects.exit('mathTextSequence');
      effects.exit('mathText');
      return ok(code);
    };

    function atEnd(code: Code): boolean {
      return code === close[0] && !skips && !(strict && /\s$/.test(content));
    }

    return start;
  };

  return { name: 'mathText', tokenize, ...(strict && { previous: opensAfter }) };
}

/** `US$5` and `$$` are no beginnings; an escaped dollar before is one character of text. */
function opensAfter(this: TokenizeContext, code: Code): boolean {
  if (code === dollar) return this.events.at(-1)?.[1].type === 'characterEscape';
  return code === null || code < 0 || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
}

/** Begins with an amount, goes on in words, and has nothing of a formula: `5 or US`, `1,000 in cash, not 2,000`. */
function looksLikeMoney(content: string): boolean {
  return /^\d/.test(content) && /\p{L}{2}/u.test(content) && !/[\\^_=+*<>{}|]/.test(content);
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

function isBlank(code: Code): boolean {
  return code === null || code < 0 || code === 32;
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}
