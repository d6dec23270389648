-- Times are nanoseconds since 1970-01-01 UTC, durations nanoseconds, so that what was written comes back to the last digit
-- on every database. A position is the journal's at the row's last change.

CREATE TABLE study (
    id            VARCHAR(64) PRIMARY KEY,
    spec          VARCHAR     NOT NULL,
    status        VARCHAR(16) NOT NULL,
    reason        VARCHAR     NOT NULL,
    position      BIGINT      NOT NULL,
    created_at    BIGINT      NOT NULL,
    started_at    BIGINT,
    finished_at   BIGINT,
    spent         BIGINT      NOT NULL,
    running_since BIGINT,
    exhaustion    VARCHAR(16) NOT NULL
);
CREATE INDEX study_newest ON study (created_at, id);

-- board: 0 complete, 1 pruned, 2 not on the leaderboard. loss: lower is better; NaN, which sorts last, without a value.
-- code, objective_values: doubles, big-endian. curve: for each point its step, an integer, and its objectives, doubles;
-- empty while the trial runs, when its measurements tell.
CREATE TABLE trial (
    study              VARCHAR(64)      NOT NULL,
    number             INTEGER          NOT NULL,
    position           BIGINT           NOT NULL,
    state              VARCHAR(16)      NOT NULL,
    reason             VARCHAR          NOT NULL,
    attempt            INTEGER          NOT NULL,
    configuration      VARCHAR          NOT NULL,
    code               BYTEA            NOT NULL,
    seen               BIGINT           NOT NULL,
    step               INTEGER          NOT NULL,
    curve              BYTEA            NOT NULL,
    metrics            VARCHAR          NOT NULL,
    objective_values   BYTEA            NOT NULL,
    first_value        DOUBLE PRECISION,
    board              INTEGER          NOT NULL,
    loss               DOUBLE PRECISION NOT NULL,
    resume_step        INTEGER          NOT NULL,
    checkpoint         VARCHAR,
    created_at         BIGINT           NOT NULL,
    started_at         BIGINT,
    attempt_started_at BIGINT,
    finished_at        BIGINT,
    spent              BIGINT           NOT NULL,
    worker             VARCHAR,
    engine             VARCHAR,
    device             VARCHAR,
    parameters_count   BIGINT,
    peak_memory_bytes  BIGINT,
    PRIMARY KEY (study, number)
);
CREATE INDEX trial_by_state ON trial (study, state, number);
CREATE INDEX trial_leaderboard ON trial (study, board, loss, number);
CREATE INDEX trial_changes ON trial (study, position, number);
-- All that the other sort orders need, so that they read no whole rows.
CREATE INDEX trial_sorting ON trial (study, number, state, first_value, started_at, spent);

-- For sorting and filtering; text_value is cut after 200 characters.
CREATE TABLE trial_parameter (
    study        VARCHAR(64)   NOT NULL,
    trial        INTEGER       NOT NULL,
    path         VARCHAR(1000) NOT NULL,
    number_value DOUBLE PRECISION,
    text_value   VARCHAR(200),
    PRIMARY KEY (study, trial, path)
);
CREATE INDEX trial_parameter_paths ON trial_parameter (study, path, trial, number_value, text_value);

CREATE TABLE measurement (
    study    VARCHAR(64) NOT NULL,
    trial    INTEGER     NOT NULL,
    attempt  INTEGER     NOT NULL,
    step     INTEGER     NOT NULL,
    position BIGINT      NOT NULL,
    at       BIGINT      NOT NULL,
    metrics  VARCHAR     NOT NULL,
    decision VARCHAR(16) NOT NULL,
    reason   VARCHAR     NOT NULL,
    standing BOOLEAN     NOT NULL,
    PRIMARY KEY (study, trial, attempt, step)
);
CREATE INDEX measurement_changes ON measurement (study, position, trial, step);

CREATE TABLE event (
    study    VARCHAR(64) NOT NULL,
    position BIGINT      NOT NULL,
    at       BIGINT      NOT NULL,
    type     VARCHAR(32) NOT NULL,
    body     VARCHAR     NOT NULL,
    PRIMARY KEY (study, position)
);

-- One row an attempt; ended_at is absent while it is held.
CREATE TABLE lease (
    study      VARCHAR(64) NOT NULL,
    trial      INTEGER     NOT NULL,
    attempt    INTEGER     NOT NULL,
    token      VARCHAR     NOT NULL,
    holder     VARCHAR     NOT NULL,
    expires_at BIGINT      NOT NULL,
    from_step  INTEGER     NOT NULL,
    to_step    INTEGER     NOT NULL,
    started_at BIGINT      NOT NULL,
    ended_at   BIGINT,
    outcome    VARCHAR     NOT NULL,
    PRIMARY KEY (study, trial, attempt)
);

-- Studies that are gone, but whose rows may not all be.
CREATE TABLE deletion (
    study VARCHAR(64) PRIMARY KEY
);

CREATE TABLE artifact (
    name       VARCHAR(600) PRIMARY KEY,
    study      VARCHAR(64)  NOT NULL,
    size       BIGINT       NOT NULL,
    sha256     VARCHAR(64)  NOT NULL,
    created_at BIGINT       NOT NULL
);
CREATE INDEX artifact_of_study ON artifact (study, name);

CREATE TABLE dataset (
    name        VARCHAR(255) PRIMARY KEY,
    spec        VARCHAR      NOT NULL,
    description VARCHAR      NOT NULL,
    created_at  BIGINT       NOT NULL
);

CREATE TABLE worker (
    name      VARCHAR(255) PRIMARY KEY,
    device    VARCHAR      NOT NULL,
    engine    VARCHAR      NOT NULL,
    last_seen BIGINT       NOT NULL
);

CREATE TABLE answer (
    request_key   VARCHAR(255) PRIMARY KEY,
    fingerprint   VARCHAR(64)  NOT NULL,
    status        INTEGER      NOT NULL,
    location      VARCHAR      NOT NULL,
    body          VARCHAR      NOT NULL,
    remembered_at BIGINT       NOT NULL
);
CREATE INDEX answer_age ON answer (remembered_at);
