-- What a fold over the log had come to at a place of it, so that a start need not read all of it. Only a
-- copy: whoever cannot use it folds the log from its beginning. `shape` counts how often the log was put
-- into another order; what was folded before that is not the same fold.
CREATE TABLE fold (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    shape       INTEGER NOT NULL,
    fingerprint INTEGER,                            -- of the rules, as who folds says
    sequence    INTEGER,                            -- the last event in it
    checksum    INTEGER,
    state       BLOB
) STRICT;
INSERT INTO fold (only_row, shape) VALUES (1, 0);

-- A start asks for the few events of a kind or two; without this it reads all of the log for them.
CREATE INDEX event_of_kind ON event (kind, happened_at, sequence);
