"use strict";
// The file of decisions: TOML, written and read as docs/decisions.md has it.
// A table is an object; its values are text, lists, tables, or `bare` words: numbers, dates, true and false.

const bare = (word) => ({ bare: String(word) });
const REMARKS = Symbol("remarks"); // of a table: the comments that belong to it, each with its #
const ORDER = Symbol("order"); // of a table: which one of the file it was
const isBare = (value) => typeof value?.bare === "string";
const MOST_DOTS = 32; // more of them in a line could be a key of many parts; the program refuses such a file

// What a terminal or an editor could take for an order: controls, marks of direction, separators.
const hidden = /["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function escaped(char) {
  if (!hidden.test(char)) return char;
  const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" }[char];
  if (short) return short;
  const point = char.codePointAt(0);
  if (point >= 0xd800 && point <= 0xdfff) return "\ufffd"; // half a character is no text
  const hex = point.toString(16).toUpperCase();
  return point > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

function quoted(text) {
  const written = [...text.normalize("NFC")].map(escaped).join("");
  const dots = text.split(".").length - 1;
  return `"${dots > MOST_DOTS ? written.replaceAll(".", "\\u002E") : written}"`;
}

function valueToToml(value) {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(valueToToml).join(", ")}]`;
  if (isBare(value)) return value.bare;
  const pairs = Object.entries(value).map(([key, each]) => `${key} = ${valueToToml(each)}`);
  return `{ ${pairs.join(", ")} }`;
}

function linesToToml(table) {
  return Object.entries(table)
    .map(([key, value]) => `${key} = ${valueToToml(value)}\n`)
    .join("");
}

const remarksOf = (table) => (table[REMARKS] ?? []).map((remark) => `${remark}\n`).join("");

// `parts` are the tables below the head, each as [name, table]; `end` are the comments behind them.
function decisionsToToml(head, parts, end = []) {
  const blocks = parts.map(([name, table]) => {
    const single = name === "source" || name === "title";
    return `${remarksOf(table)}${single ? `[${name}]` : `[[${name}]]`}\n${linesToToml(table)}`;
  });
  const whole = [remarksOf(head) + linesToToml(head), ...blocks];
  return [...whole, ...(end.length > 0 ? [remarksOf({ [REMARKS]: end })] : [])].join("\n");
}

// Reads what the program writes and what people make of it by hand: strings on one line, plain keys.
class TomlReader {
  constructor(text) {
    this.text = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
    this.at = 0;
    this.remarks = [];
  }

  get line() {
    return this.text.slice(0, this.at).split("\n").length;
  }

  fail() {
    throw new SyntaxError(String(this.line));
  }

  take(pattern) {
    const sticky = new RegExp(pattern, "uy");
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at = sticky.lastIndex;
    return found;
  }

  must(pattern) {
    return this.take(pattern) ?? this.fail();
  }

  // What is blank; comments in it are kept for the table they belong to.
  blank(pattern = /(?:[ \t\n]|#[^\n]*)*/) {
    this.remarks.push(...(this.must(pattern)[0].match(/#[^\n]*/g) ?? []));
  }

  takeRemarks(table) {
    if (this.remarks.length > 0) table[REMARKS] = [...(table[REMARKS] ?? []), ...this.remarks];
    this.remarks = [];
  }

  decisions() {
    const head = {};
    const parts = [];
    let table = head;
    for (this.blank(); this.at < this.text.length; this.blank()) {
      const name = this.take(/\[\[? *(\w+) *\]\]?/);
      if (name) {
        table = { [ORDER]: parts.length };
        parts.push([name[1], table]);
      } else {
        this.pair(table);
      }
      this.blank(/[ \t]*(?:#[^\n]*)?(?:\n|$)/);
      this.takeRemarks(table);
    }
    return { head, parts, end: this.remarks };
  }

  pair(table) {
    const key = this.must(/([A-Za-z0-9_-]+)[ \t]*=[ \t]*/)[1];
    if (Object.hasOwn(table, key) || key === "__proto__") this.fail();
    table[key] = this.value();
  }

  value() {
    if (this.take(/"(?!"")/)) return this.must(/((?:[^"\\\n]|\\[^\n])*)"/)[1].replace(ESCAPE, unescaped);
    const literal = this.take(/'(?!'')([^'\n]*)'/);
    if (literal) return literal[1];
    if (this.take(/\[/)) return this.list();
    if (this.take(/\{/)) return this.inline();
    return bare(this.must(/[+-]?[\w.:+-]+/)[0].replaceAll("_", ""));
  }

  list() {
    const made = [];
    for (this.blank(); !this.take(/\]/); this.blank()) {
      made.push(this.value());
      this.blank();
      if (!this.take(/,/)) {
        this.must(/\]/);
        break;
      }
    }
    return made;
  }

  inline() {
    const made = {};
    for (this.blank(); !this.take(/\}/); this.blank()) {
      this.pair(made);
      this.blank();
      if (!this.take(/,/)) {
        this.must(/\}/);
        break;
      }
    }
    return made;
  }
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gu;

function unescaped(_whole, short, long, char) {
  if (char) return { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" }[char] ?? char;
  return String.fromCodePoint(Number.parseInt(short ?? long, 16));
}
