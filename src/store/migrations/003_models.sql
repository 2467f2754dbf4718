-- What language models cost, by local day. It is counted here and nowhere else: the log has no tokens in it.
CREATE TABLE model_usage (
    local_day     INTEGER NOT NULL,             -- days since 1970-01-01, where the learner was
    provider      TEXT    NOT NULL,
    model         TEXT    NOT NULL,
    replies       INTEGER NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost          INTEGER NOT NULL,             -- in millionths of a dollar
    PRIMARY KEY (local_day, provider, model)
) STRICT, WITHOUT ROWID;

-- Whole replies, to be given again to the very same prompt. Anything here may go at any time.
CREATE TABLE model_reply (
    digest  TEXT    PRIMARY KEY,                -- SHA-256 of provider, model and prompt, in hexadecimal
    text    TEXT    NOT NULL,
    kept_at INTEGER NOT NULL                    -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX model_reply_by_age ON model_reply (kept_at);
