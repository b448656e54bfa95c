// The card of the review page: one check with its sentence, its choices and its fields.

const part = (id) => document.getElementById(id);

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

const kbd = (key) => make("kbd", { "aria-hidden": "true" }, key);
const muted = (text) => make("span", { class: "muted" }, text);

function excerpt(place, length, around) {
  const { text, start } = sentences[place.in];
  const chars = [...text];
  const from = place.start - start;
  const cut = (low, high) => chars.slice(Math.max(0, low), high).join("");
  const marked = make("mark", {}, cut(from, from + length));
  return make("bdi", {}, cut(from - around, from), marked, cut(from + length, from + length + around));
}

const ROLES = {
  name: "review_name",
  value: "column_value",
  change: "column_amount",
  previous: "column_previous",
};

// What the words tell that a check is known by.
const ownRole = ({ kind, record }) => (kind !== "figure" || record.value ? "value" : "change");

// What belongs to a check in its sentence, as [role, begin, end] in the order of the text; nothing overlaps.
function partsIn(check) {
  const [place] = check.places;
  const { text, start } = sentences[place.in];
  const size = [...text].length;
  const own = [ownRole(check), place.start, [...wordsAt(place)].length];
  const found = [own, ...(check.parts ?? []).filter(([role]) => role !== "name" || check.kind === "figure")]
    .map(([role, at, length]) => [role, at - start, at - start + length])
    .filter(([, from, to]) => from >= 0 && to <= size);
  const apart = found.filter(
    ([, from, to], number) => !found.slice(0, number).some(([, low, high]) => from < high && low < to),
  );
  return apart.sort(([, one], [, other]) => one - other);
}

// The sentence of a check with its parts marked, and below it which is which.
function sentenceOf(check) {
  const [place] = check.places;
  const chars = [...sentences[place.in].text];
  const parts = partsIn(check);
  const quote = make("bdi");
  let at = 0;
  for (const [role, from, to] of parts) {
    const marked = make("mark", { "data-role": role }, chars.slice(from, to).join(""));
    quote.append(chars.slice(at, from).join(""), marked);
    at = to;
  }
  quote.append(chars.slice(at).join(""));
  const told = Object.keys(ROLES).filter((role) => parts.some(([own]) => own === role));
  const legend = told.map((role) => {
    const own = parts.filter(([each]) => each === role).map(([, from, to]) => chars.slice(from, to).join(""));
    return make(
      "li",
      {},
      make("span", { class: "muted" }, `${words[ROLES[role]]}：`),
      make("mark", { "data-role": role }, make("bdi", {}, own.join("…"))),
    );
  });
  const list = make("ul", { class: "legend", role: "list" }, ...legend);
  return [make("blockquote", {}, quote), ...(check.kind === "figure" && legend.length > 1 ? [list] : [])];
}

function card(check) {
  const all = checks();
  const name = make("h2", { id: "card-name", tabindex: -1 }, `${words[`review_kind_${check.kind}`]}：`);
  name.append(make("bdi", {}, nameOf(check)));
  const position = told("review_position", { number: all.indexOf(check) + 1, total: all.length });
  const children = [
    name,
    make("p", { class: "muted" }, `${position}　${words[`review_state_${stateOf(check)}`]}`),
  ];
  if (isDoubtful(check))
    children.push(make("p", { class: "why" }, told("review_why", { why: check.why.join("、") })));
  if (check.kind === "word") children.push(make("p", {}, wordIntro(check)));
  if (check.places.length === 1) children.push(...sentenceOf(check));
  children.push(choiceList(check));
  if (check.places.length > 1) children.push(placeList(check));
  const alike = alikeOf(check).length;
  if (alike > 0) {
    const box = make("input", { type: "checkbox", id: "alike" });
    children.push(
      make("p", {}, make("label", {}, box, ` ${told("review_alike", { count: alike })} `, kbd("="))),
    );
  }
  const fields = fieldsOf(check);
  if (fields) children.push(make("form", {}, ...fields, ...keepButton()));
  return children;
}

function wordIntro({ source, chosen, sign, variant, places }) {
  if (sign === "doubt") return words[`review_word_doubt_${variant}`];
  return told(`review_word_${sign}`, { source, chosen, count: places.length });
}

function choiceList(check) {
  const decided = decidedTables(check);
  const list = make("ol", { role: "list", class: "choices" });
  CHOICES[check.kind](check).forEach((choice, number) => {
    const chosen = choice.to
      ? decided?.some(({ to }) => to === choice.to)
      : choice.tables && same(decided, choice.tables);
    const button = make("button", {
      type: "button",
      "data-choice": number,
      "aria-pressed": String(Boolean(chosen)),
    });
    button.append(kbd(number + 1), " ", make("bdi", {}, choice.text));
    if (choice.hint) button.append(" ", muted(choice.hint));
    const accepting = choice.to ? choice.to === check.chosen : same(choice.tables, acceptance(check));
    if (accepting && !check.added) button.append(" ", kbd("A"));
    list.append(make("li", {}, button));
  });
  return list;
}

// The places of words that were changed everywhere alike; some can be left as in the source.
function placeList(check) {
  const decided = state.decided[check.key];
  const list = make("ul", { role: "list", class: "places" });
  check.places.forEach((place, number) => {
    const checked = decided?.[number]?.to !== check.source;
    const box = make("input", { type: "checkbox", "data-place": number, checked });
    list.append(make("li", {}, make("label", {}, box, " ", excerpt(place, [...check.source].length, 9))));
  });
  return make("details", {}, make("summary", {}, words.review_places), list);
}

function wordTables(check, to) {
  const boxes = part("card").querySelectorAll("[data-place]");
  return check.places.map((_, number) => ({ to: boxes[number]?.checked === false ? check.source : to }));
}

// --- fields ------------------------------------------------------------------------------------------------

const FIGURE_FIELDS = [
  ["name", "review_name", "text"],
  ["value", "column_value", "number"],
  ["value_max", "column_exact_max", "number"],
  ["bound", "column_bound", "bound"],
  ["unit", "column_unit", "text"],
  ["amount", "column_amount", "number"],
  ["amount_max", "column_amount_max", "number"],
  ["change_bound", "column_change_bound", "bound"],
  ["change_unit", "column_change_unit", "text"],
  ["basis", "column_basis", "basis"],
  ["previous", "column_previous", "number"],
  ["scope", "column_scope", "text"],
  ["period", "column_period", "text"],
  ["target", "target", "flag"],
];
const CHANGE_UNITS = { pp: "percentage_points", times: "times" }; // what the file calls them, and people
const CLEARABLE = ["value", "value_max", "unit", "change", "previous", "scope", "period"];
const BOUNDS = { exact: "review_exactly", more_than: "more_than", less_than: "less_than", nearly: "nearly" };
const OPTIONS = {
  bound: { ...BOUNDS, about: "about_number" },
  basis: {
    ...{ "": "", yoy: "yoy", mom: "mom", since: "since", budget: "against_budget" },
    ...{ last_budget: "against_last_budget", plan: "against_plan", target: "against_target" },
  },
};
const NUMBER = /^-?\d{1,18}(?:\.\d{1,12})?$/;

class FieldError extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

function labelled(input, label) {
  return make("p", { class: "field" }, make("label", { for: input.id }, words[label]), input);
}

function fieldOf(name, label, kind, value) {
  const id = `field-${name}`;
  if (kind === "flag")
    return labelled(make("input", { type: "checkbox", id, name, checked: Boolean(value) }), label);
  if (OPTIONS[kind]) {
    const options = Object.entries(OPTIONS[kind]).map(([key, word]) =>
      make("option", { value: key, selected: key === (value ?? "") }, words[word] ?? ""),
    );
    return labelled(make("select", { id, name }, ...options), label);
  }
  const inputmode = kind === "number" ? "decimal" : undefined;
  return labelled(
    make("input", { id, name, inputmode, autocomplete: "off", maxlength: 2000, value: value ?? "" }),
    label,
  );
}

function keepButton() {
  const error = make("p", { class: "wrong", id: "wrong", role: "alert" });
  return [error, make("button", { type: "submit" }, words.review_keep, " ", kbd("Enter"))];
}

function fieldsOf(check) {
  if (check.kind === "figure") return figureFields(decidedRecord(check));
  if (check.kind === "title") return [fieldOf("text", "review_kind_title", "text", nameOf(check))];
  if (check.kind === "problem") return [fieldOf("text", "review_kind_problem", "text", nameOf(check))];
  return check.kind === "word" ? [fieldOf("text", "review_word_other", "text", "")] : undefined;
}

function figureFields(record) {
  const { amount, amount_max, unit, basis, bound } = record.change ?? {};
  const change_unit = words[CHANGE_UNITS[unit]] ?? unit;
  const values = { ...record, amount, amount_max, change_unit, change_bound: bound, basis };
  return FIGURE_FIELDS.map(([name, label, kind]) => fieldOf(name, label, kind, values[name]));
}

// A table of the file as a record: numbers and choices as plain text.
function plainValue(value) {
  if (!isBare(value)) return value?.constructor === Object ? plainRecord(value) : value;
  return { true: true, false: false }[value.bare] ?? value.bare;
}

const plainRecord = (table) =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, plainValue(value)]));

function decidedRecord(check) {
  const [table] = state.decided[check.key] ?? [{}];
  return without({ ...check.record, ...plainRecord(table) }, ...(table.without ?? []));
}

const oneLine = (text) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

function numberIn(text, label, field) {
  const plain = text.normalize("NFKC").replace(/[,\s]/gu, "").replace(/^[−–]/u, "-").replace(/^\+/, "");
  const number = plain.replace(/^(-?)0+(?=\d)/, "$1");
  if (number && !NUMBER.test(number))
    throw new FieldError(told("review_wrong_number", { field: words[label] }), field);
  return number;
}

// What stands in the fields of a figure, as a record; what is empty is left out.
function readFields(form) {
  const read = {};
  for (const [name, label, kind] of FIGURE_FIELDS) {
    const input = form.elements[name];
    const value =
      kind === "flag"
        ? input.checked
        : kind === "number"
          ? numberIn(input.value, label, name)
          : oneLine(input.value);
    if (value !== "") read[name] = value;
  }
  const { amount, amount_max, change_unit, change_bound: bound, basis, ...record } = read;
  const short = Object.keys(CHANGE_UNITS).find((each) => words[CHANGE_UNITS[each]] === change_unit);
  const unit = short ?? change_unit;
  if (!record.name) throw new FieldError(words.review_needs_name, "name");
  if (!record.value && !amount) throw new FieldError(words.review_needs_value, "value");
  if (amount && !unit && record.unit) throw new FieldError(words.review_needs_unit, "change_unit");
  return amount ? { ...record, change: { amount, amount_max, unit, basis, bound } } : record;
}

// Where a record differs from what was read, as the file has it.
function differences(record, before) {
  const table = {};
  for (const [name, , kind] of FIGURE_FIELDS) {
    const value = record[name];
    if (value === undefined || value === (before[name] ?? (kind === "flag" ? false : undefined))) continue;
    table[name] = kind === "text" || kind === "bound" ? value : bare(value);
  }
  const moved = record.change && changeTable(record.change);
  if (moved && !same(moved, before.change && changeTable(before.change))) table.change = moved;
  const gone = CLEARABLE.filter((name) => before[name] !== undefined && record[name] === undefined);
  if (gone.length > 0) table.without = gone;
  return table;
}

const addedTables = (record) => [{ add: YES, ...differences(record, { bound: "exact" }) }];

// A problem in other words, or as the report has it.
function problemTables(check, text) {
  const asWritten = text === check.text && check.places.length > 0;
  if (asWritten && !check.added) return acceptance(check);
  return [{ ...(check.added ? { add: YES } : {}), ...(asWritten ? {} : { text }) }];
}

function formTables(check, form) {
  if (check.kind === "figure") {
    const record = readFields(form);
    if (check.added) return addedTables(record);
    const table = differences(record, check.record);
    return Object.keys(table).length > 0 ? [table] : acceptance(check);
  }
  const text = oneLine(form.elements.text.value);
  if (!text) throw new FieldError(words.review_needs_text, "text");
  if (check.kind === "problem") return problemTables(check, text);
  return check.kind === "title" ? [{ text }] : wordTables(check, text);
}
