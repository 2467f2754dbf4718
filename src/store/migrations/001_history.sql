-- The append-only log: what happened, on which device, in which order. Nothing here is ever changed.
CREATE TABLE event (
    sequence        INTEGER PRIMARY KEY,            -- the order in which this database learnt of it
    event_id        TEXT    NOT NULL UNIQUE,        -- UUIDv7
    device_id       TEXT    NOT NULL,
    device_sequence INTEGER NOT NULL,               -- 1, 2, 3, … on that device
    kind            TEXT    NOT NULL,
    happened_at     INTEGER NOT NULL,               -- milliseconds since 1970, UTC
    offset_minutes  INTEGER NOT NULL,               -- what local time was ahead of UTC
    payload         TEXT    NOT NULL,               -- JSON, see domain/event.rs
    sha256          TEXT    NOT NULL,               -- of the payload, in hexadecimal
    UNIQUE (device_id, device_sequence)
) STRICT;

-- Which device this database is.
CREATE TABLE device (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    device_id TEXT NOT NULL
) STRICT;

-- Projections: all of them can be emptied and rebuilt from the log.
CREATE TABLE attempt (
    sequence       INTEGER PRIMARY KEY REFERENCES event (sequence),
    exercise       TEXT    NOT NULL,
    language       TEXT    NOT NULL,
    source         TEXT    NOT NULL,
    trigger_kind   TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    passed_cases   INTEGER NOT NULL,
    cases          INTEGER NOT NULL,
    millis         REAL    NOT NULL,
    happened_at    INTEGER NOT NULL,
    offset_minutes INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_by_exercise ON attempt (exercise, sequence);

CREATE TABLE standing (
    exercise       TEXT    PRIMARY KEY,
    opened         INTEGER NOT NULL DEFAULT 0,
    attempts       INTEGER NOT NULL DEFAULT 0,
    hints          INTEGER NOT NULL DEFAULT 0,
    revealed       INTEGER NOT NULL DEFAULT 0,
    passed_at      INTEGER,                         -- the first pass
    passed_offset  INTEGER
) STRICT;

CREATE TABLE turn (
    sequence INTEGER PRIMARY KEY REFERENCES event (sequence),
    exercise TEXT NOT NULL,
    speaker  TEXT NOT NULL,
    rung     TEXT,
    text     TEXT NOT NULL
) STRICT;
CREATE INDEX turn_by_exercise ON turn (exercise, sequence);

CREATE TABLE pass_day (
    local_day INTEGER NOT NULL,                     -- days since 1970-01-01, where the learner was
    exercise  TEXT    NOT NULL,
    PRIMARY KEY (local_day, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Where this device is. Not history: only the newest matters.
CREATE TABLE draft (
    exercise      TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    cursor_line   INTEGER NOT NULL,
    cursor_column INTEGER NOT NULL,
    top_line      INTEGER NOT NULL,
    saved_at      INTEGER NOT NULL,
    PRIMARY KEY (exercise, language)
) STRICT;

CREATE TABLE place (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    payload  TEXT NOT NULL                          -- JSON, see domain/place.rs
) STRICT;
