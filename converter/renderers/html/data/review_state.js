// What is known on the review page: the list, what was decided, how it becomes a file, and the way back.

const data = JSON.parse(document.getElementById("data").textContent);
const { words, sentences } = data;
const HEADING_LEVELS = 6;
const PLACE_KEYS = ["sentence", "occurrence", "after", "at", "nth"];
const ITEM_KINDS = ["plan", "done", "problem"];
const YES = bare("true");

const told = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
function without(table, ...keys) {
  const left = { ...table };
  for (const key of keys) delete left[key];
  return left;
}

// `decided` has for each check the tables of the file, one for each of its places; null where a file decided
// only about some of them. `source` is what a file was about that was made from another version of the report.
// `known` are the files that went into it or were saved, `remarks` the comments at the head and the end of them.
// A change makes a new state, so that undoing is going back
// to an old one.
let state = {
  decided: {},
  added: [],
  strangers: [],
  source: undefined,
  remarks: { head: [], source: [], end: [] },
  editor: "",
  date: "",
  known: [],
};
let byKey = new Map(data.checks.map((check) => [check.key, check]));
const past = [];

const checks = () => [...byKey.values()];
const isDone = (check) => Boolean(state.decided[check.key]?.every(Boolean));
const isDoubtful = (check) => check.why.length > 0;

function setState(next) {
  state = next;
  byKey = new Map([...data.checks, ...state.added].map((check) => [check.key, check]));
}

// New tables of a check; what was remarked about the old ones, and where they stood in a file, stays.
function instead(key, tables) {
  return tables.map((table, number) => {
    const { [REMARKS]: remarks, [ORDER]: order } = state.decided[key]?.[number] ?? {};
    return table && { ...table, [REMARKS]: remarks, [ORDER]: order };
  });
}

function change(next, current) {
  past.push([state, current]);
  setState({ ...state, ...next });
}

// --- places ------------------------------------------------------------------------------------------------

function startsOf(words, text) {
  const starts = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) starts.push(at);
  return starts;
}

// The place of some characters of a sentence; all counts are of whole characters, as the program counts.
function placeIn(number, from, length) {
  const { start, text } = sentences[number];
  const chars = [...text];
  const piece = chars.slice(from, from + length);
  const at = piece.join("").trimEnd();
  if (!at) return undefined;
  if (at === text) return { in: number, at: "", start };
  const starts = startsOf(at, text);
  const nth = starts.length > 1 ? starts.indexOf(chars.slice(0, from).join("").length) + 1 : undefined;
  return { in: number, at, nth, start: start + from };
}

function placeAt(start, length) {
  const number = sentences.findLastIndex((sentence) => sentence.start <= start);
  return number < 0 ? undefined : placeIn(number, start - sentences[number].start, length);
}

function placesOf(wanted) {
  return sentences.flatMap(({ text }, number) =>
    startsOf(wanted, text).map((unit) =>
      placeIn(number, [...text.slice(0, unit)].length, [...wanted].length),
    ),
  );
}

const wordsAt = (place) => place.at || sentences[place.in].text;

function placeTable(place) {
  const { text, occurrence, after } = sentences[place.in];
  const table = { sentence: text };
  if (occurrence) table.occurrence = bare(occurrence);
  if (after) table.after = after;
  if (place.at) table.at = place.at;
  if (place.nth) table.nth = bare(place.nth);
  return table;
}

// --- what accepting and choosing mean ----------------------------------------------------------------------

function changeTable({ amount, amount_max, unit, basis, bound }) {
  const table = { amount: bare(amount) };
  if (amount_max) table.amount_max = bare(amount_max);
  if (unit) table.unit = unit; // that of an index has none
  if (basis) table.basis = basis;
  if (bound && bound !== "exact") table.bound = bound;
  return table;
}

// An accepted figure says what was looked at.
function acceptedFigure({ name, value, change: moved }) {
  const table = { accept: YES, name };
  if (value) table.value = bare(value);
  else if (moved) table.change = changeTable(moved);
  return table;
}

// The tables of a check that is right as it was read.
function acceptance(check) {
  if (check.kind === "word") return check.places.map(() => ({ to: check.chosen }));
  if (check.added) return state.decided[check.key];
  if (check.kind === "figure") return [acceptedFigure(check.record)];
  if (check.kind === "heading") return [{ level: bare(check.level) }];
  if (check.kind === "item") return [{ accept: YES, kind: check.item }];
  return check.kind === "problem" ? [{ accept: YES }] : [{ text: check.text }];
}

const removal = { text: words.review_remove, act: "remove" };

// Of what can be right, corrected in its fields, or none at all.
const looking = (check, none) =>
  check.added
    ? [removal]
    : [
        { text: words.review_right, tables: acceptance(check) },
        { text: words[none], tables: [{ drop: YES }] },
        { text: words.review_correct, act: "edit" },
      ];

// The numbered choices: a choice decides `tables`, sets words `to` others, or does what `act` names.
const CHOICES = {
  title: (check) => [{ text: check.text, tables: acceptance(check) }],
  word: (check) =>
    [check.chosen, ...check.candidates].map((to) => {
      const source = to === check.source ? words.review_as_source : "";
      return { text: to, hint: to === check.chosen ? words.review_as_set : source, to };
    }),
  figure: (check) => looking(check, "review_drop_figure"),
  problem: (check) => looking(check, "review_drop_problem"),
  heading: (check) => [
    ...Array.from({ length: check.levels }, (_, at) => ({
      text: told("review_level", { level: at + 1 }),
      hint: at + 1 === check.level ? words.review_as_set : "",
      tables: [{ level: bare(at + 1) }],
    })),
    check.added ? removal : { text: words.review_drop_heading, tables: [{ not_a_heading: YES }] },
  ],
  item: (check) => [
    ...ITEM_KINDS.map((kind) => ({
      text: words[`kind_${kind}`],
      hint: kind === check.item ? words.review_as_set : "",
      tables: check.added
        ? [{ ...decidedTables(check)?.[0], kind }]
        : kind === check.item
          ? acceptance(check)
          : [{ kind }],
    })),
    check.added ? removal : { text: words.review_drop_item, tables: [{ drop: YES }] },
  ],
};

// What was decided, without who, when and remarks.
const decidedTables = (check) =>
  isDone(check)
    ? state.decided[check.key].map((table) => without(table, "editor", "date", "note", "variant"))
    : undefined;

function stateOf(check) {
  const tables = decidedTables(check);
  if (!tables) return "open";
  if (tables.some((table) => table.drop || table.not_a_heading)) return "dropped";
  const right = same(tables, acceptance(check)) || tables.every((table) => table.accept);
  return right && !check.added ? "right" : "changed";
}

function nameOf(check) {
  const table = state.decided[check.key]?.find(Boolean) ?? {};
  switch (check.kind) {
    case "word":
      return `${check.source} → ${table.to ?? [check.chosen, ...(isDoubtful(check) ? check.candidates : [])].join("／")}`;
    case "figure":
      return `${table.name ?? check.record.name}　${check.written}`;
    case "item":
      return check.label + (table.title ?? check.title);
    default:
      return table.text ?? check.text;
  }
}

// Other words in doubt for the same reason, each at a place of its own, that wait for a decision.
function alikeOf(check) {
  if (check.kind !== "word" || check.places.length > 1) return [];
  const looks = ({ source, chosen, variant, candidates, places }) => [
    source,
    chosen,
    variant,
    candidates,
    places.length,
  ];
  return data.checks.filter(
    (other) => other.kind === "word" && other !== check && !isDone(other) && same(looks(other), looks(check)),
  );
}

// --- the file ----------------------------------------------------------------------------------------------

function partsOf(check) {
  return (state.decided[check.key] ?? []).flatMap((table, number) => {
    if (!table) return [];
    if (check.places.length === 0) return { kind: check.kind, table: { ...table }, start: -1 };
    const place = check.places[number];
    const more = check.kind === "word" ? { variant: check.variant } : {};
    if (check.read_as) more.read_as = check.read_as;
    return { kind: check.kind, table: { ...placeTable(place), ...more, ...table }, start: place.start };
  });
}

// Decisions that count the sentences of another source keep the file with that source, lest others are counted.
function sourceOf() {
  const counting = state.strangers.some(([, { occurrence }]) => occurrence);
  return state.source && counting ? state.source : data.source;
}

// Tables that a file had in its order, and the others before the first of those that stands behind them.
function inOrder(parts) {
  const given = parts.filter(({ table }) => table[ORDER] !== undefined);
  const fresh = parts.filter(({ table }) => table[ORDER] === undefined);
  given.sort((one, other) => one.table[ORDER] - other.table[ORDER]);
  fresh.sort((one, other) => one.start - other.start);
  const made = [];
  for (const part of given) {
    while (fresh.length > 0 && fresh[0].start < part.start) made.push(fresh.shift());
    made.push(part);
  }
  return [...made, ...fresh];
}

// The file of what was decided: what a file that was loaded had stands as it did there, with its comments.
function fileOf() {
  const { remarks } = state;
  const head = { schema: data.schema, [REMARKS]: remarks.head };
  if (state.editor) head.editor = state.editor;
  if (state.date) head.date = bare(state.date);
  const others = state.strangers.map(([kind, table]) => ({ kind, table: { ...table }, start: Infinity }));
  const parts = inOrder([...checks().flatMap(partsOf), ...others]).map(({ kind, table }) => {
    if (table.editor === head.editor) delete table.editor;
    if (same(table.date, head.date)) delete table.date;
    return [kind, table];
  });
  return decisionsToToml(
    head,
    [["source", { ...sourceOf(), [REMARKS]: remarks.source }], ...parts],
    remarks.end,
  );
}

// The same number for files that say the same, in whatever order.
function essence(text) {
  const inOrder = (_, value) =>
    Object.getPrototypeOf(value) === Object.prototype
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  const { parts } = new TomlReader(text).decisions();
  const told = JSON.stringify(parts.map((each) => JSON.stringify(each, inOrder)).sort());
  return [...told].reduce((sum, char) => (Math.imul(sum, 31) + char.codePointAt(0)) | 0, 0);
}

// What a decision is about. Of equal sentences the one before tells more than their count, which an edit changes.
function identity(kind, { sentence, occurrence, after, at, nth, read_as }) {
  return JSON.stringify([kind, sentence, after ?? occurrence?.bare, at, nth?.bare, read_as]);
}

// Where decisions of a file can stand: the checks, and of words in many places each place.
function slotsOf() {
  const slots = new Map();
  for (const check of data.checks) {
    check.places.forEach((place, number) => {
      const kind = check.kind === "word" ? `word ${check.variant}` : check.kind;
      slots.set(identity(kind, { ...placeTable(place), read_as: check.read_as }), [check, number]);
    });
  }
  return slots;
}

// Something an editor adds, at words of the report or, of items and problems, without any.
function addedCheck(kind, place, { name = "", text = wordsAt(place) }) {
  const where = place ? `${place.start}-${[...wordsAt(place)].length}` : text;
  const own = {
    figure: { written: text, record: { name } },
    item: { label: "", title: text },
    problem: { text },
    heading: { text, levels: HEADING_LEVELS },
  };
  return {
    key: `added-${kind}-${where}-${name}`,
    kind,
    added: true,
    why: [],
    places: place ? [place] : [],
    ...own[kind],
  };
}

// Whether something is listed already that the words of an addition would be decided with.
function isListed({ kind, places: [place] }) {
  const [from, to] = [place?.start, place && place.start + [...wordsAt(place)].length];
  return data.checks.some(({ kind: other, places: [own] }) => {
    if (other !== kind || kind === "figure" || !place || own?.in !== place.in) return false;
    return kind === "heading"
      ? from < own.start + [...wordsAt(own)].length && own.start < to
      : same(own, place);
  });
}

// What a table of a file adds, if its place is in this report.
function addedByFile(kind, table) {
  if (!table.add && kind !== "heading") return undefined;
  if (!table.sentence) {
    const text = table.title ?? table.text;
    return text ? addedCheck(kind, undefined, { text }) : undefined;
  }
  const identityOf = (given) => identity("", without(given, "read_as"));
  const place = placesOf(table.at ?? table.sentence).find(
    (each) => identityOf(placeTable(each)) === identityOf(table),
  );
  const isWhole = { figure: table.name, heading: table.level }[kind] ?? true;
  const made = place && isWhole ? addedCheck(kind, place, { name: table.name }) : undefined;
  return made && !isListed(made) ? made : undefined;
}

// What a file decides here: for the checks, for figures it adds, and what has no place in this report.
function sorted({ head, parts, end }) {
  const slots = slotsOf();
  const source = parts.find(([kind]) => kind === "source")?.[1] ?? {};
  const otherSource = Boolean(source.sha256) && source.sha256 !== data.source.sha256;
  const made = { decided: {}, added: [], strangers: [], source: otherSource ? source : undefined };
  made.remarks = { head: head[REMARKS] ?? [], source: source[REMARKS] ?? [], end };
  for (const [kind, given] of parts) {
    if (kind === "source") continue;
    const table = { ...given };
    const uncertain = otherSource && table.occurrence && !table.after;
    if (head.editor) table.editor ??= head.editor;
    if (head.date) table.date ??= head.date;
    const slot = kind === "word" ? `word ${table.variant === "cn" ? "cn" : "hant"}` : kind;
    const own = kind === "title" ? [byKey.get("title"), 0] : slots.get(identity(slot, table));
    const added = (own && !table.add) || uncertain ? undefined : addedByFile(kind, table);
    const [check, number] = added ? [added, 0] : (own ?? []);
    if (!check || uncertain || made.decided[check.key]?.[number]) {
      made.strangers.push([kind, table]);
      continue;
    }
    if (added) made.added.push(added);
    made.decided[check.key] ??= Array(Math.max(check.places.length, 1)).fill(null);
    made.decided[check.key][number] = without(table, "read_as", ...PLACE_KEYS);
  }
  return made;
}

// What decisions without a place here exclude each other by.
const strangerKey = ([kind, table]) =>
  identity(`${kind} ${table.variant} ${table.add ? (table.name ?? table.title ?? table.text) : ""}`, table);

// Takes over the decisions of a file; a SyntaxError names the line that cannot be read.
function takeOver(text, current) {
  const file = new TomlReader(text).decisions();
  if (file.head.schema !== data.schema) return undefined;
  const made = sorted(file);
  const strangers = new Map([...state.strangers, ...made.strangers].map((each) => [strangerKey(each), each]));
  const added = new Map([...state.added, ...made.added].map((each) => [each.key, each]));
  const remarks = Object.fromEntries(
    Object.entries(made.remarks).map(([where, own]) => [
      where,
      [...new Set([...state.remarks[where], ...own])],
    ]),
  );
  change(
    {
      decided: { ...state.decided, ...made.decided },
      added: [...added.values()],
      strangers: [...strangers.values()],
      source: made.source ?? state.source,
      remarks,
      editor: state.editor || file.head.editor || "",
      date: state.date || file.head.date?.bare || "",
    },
    current,
  );
  return { count: Object.keys(made.decided).length, otherSource: Boolean(made.source) };
}
