-- The archive of duizhao: reports with their sections, action items and indicators; schema duizhao/archive/1.
-- Columns are those of docs/tables.md; days are ISO 8601 text, truths are 0 and 1.
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL UNIQUE,
    report_sha256 TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL UNIQUE, -- hash of the input and of the decisions about it
    script TEXT NOT NULL,
    title TEXT,
    issuer TEXT,
    place TEXT,
    report_date TEXT,
    report_period TEXT,
    report_start TEXT,
    report_end TEXT
);
CREATE TABLE section (
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    id TEXT NOT NULL,
    above TEXT,
    number TEXT,
    level INTEGER NOT NULL,
    heading TEXT,
    role TEXT NOT NULL,
    PRIMARY KEY (report_id, id)
);
CREATE TABLE item (
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    id TEXT NOT NULL,
    section_id TEXT,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    responsible TEXT,
    due TEXT,
    PRIMARY KEY (report_id, id)
);
CREATE TABLE indicator (
    row INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    id TEXT NOT NULL,
    section_id TEXT,
    section TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    value REAL,
    value_max REAL,
    unit TEXT,
    bound TEXT NOT NULL,
    previous REAL,
    change REAL,
    change_max REAL,
    change_unit TEXT,
    change_bound TEXT,
    basis TEXT,
    against TEXT,
    aim INTEGER NOT NULL,
    scope TEXT,
    period TEXT,
    period_start TEXT,
    period_end TEXT,
    period_why TEXT,
    doubts TEXT,
    written TEXT NOT NULL,
    sentence TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX indicator_of_report ON indicator (report_id);
CREATE INDEX indicator_name ON indicator (name_key, period_end);
CREATE INDEX item_kind ON item (kind);
CREATE VIRTUAL TABLE indicator_text USING fts5 (
    name, sentence, content = 'indicator', content_rowid = 'row', tokenize = 'trigram'
);
CREATE TRIGGER indicator_added AFTER INSERT ON indicator BEGIN
    INSERT INTO indicator_text (rowid, name, sentence) VALUES (new.row, new.name, new.sentence);
END;
CREATE TRIGGER indicator_removed AFTER DELETE ON indicator BEGIN
    INSERT INTO indicator_text (indicator_text, rowid, name, sentence)
    VALUES ('delete', old.row, old.name, old.sentence);
END;
CREATE VIEW figure AS SELECT * FROM indicator JOIN (
    SELECT id AS of_report, report, report_sha256, script, title, issuer, place, report_date, report_period,
           report_start, report_end FROM report
) ON of_report = report_id;
