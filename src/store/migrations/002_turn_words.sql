-- The words of every turn, to be searched: a projection of `turn`, whose texts it points to and does not
-- hold again. Letters are found with and without their accents.
CREATE VIRTUAL TABLE turn_words USING fts5 (
    text,
    content = 'turn',
    content_rowid = 'sequence',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO turn_words (turn_words) VALUES ('rebuild');
