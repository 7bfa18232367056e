-- Names and words are compared byte by byte, as SQLite does: both stores give the same order.
CREATE TABLE meta (one integer PRIMARY KEY DEFAULT 1 CHECK (one = 1), version integer NOT NULL, changes bigint NOT NULL);
INSERT INTO meta (version, changes) VALUES (0, 0);

-- Files, each by the hash of its bytes, and all versions of the articles that they were.
CREATE TABLE blob (hash bytea PRIMARY KEY, bytes bytea NOT NULL);
ALTER TABLE blob ALTER bytes SET COMPRESSION pglz;
CREATE TABLE file (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    path text COLLATE "C" NOT NULL UNIQUE,
    version bigint,
    faults text COLLATE "C"
);
CREATE TABLE version (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file bigint NOT NULL REFERENCES file,
    hash bytea REFERENCES blob,
    who text COLLATE "C" NOT NULL,
    made timestamptz NOT NULL DEFAULT clock_timestamp(),
    previous bigint REFERENCES version,
    remark text COLLATE "C" NOT NULL
);
CREATE INDEX version_file ON version (file, number);
CREATE INDEX version_hash ON version (hash, number);
ALTER TABLE file ADD FOREIGN KEY (version) REFERENCES version;

-- What the library answers from, of the current versions; as in the index of folders (library/sqlite/schema.py).
CREATE TABLE article (
    number bigint PRIMARY KEY REFERENCES file, id text COLLATE "C" NOT NULL, headline text COLLATE "C" NOT NULL,
    publisher text COLLATE "C", url text COLLATE "C", authors text COLLATE "C", published text COLLATE "C",
    people integer, quotes integer, events integer, words integer, length integer, rowids text COLLATE "C",
    digest text COLLATE "C", claims integer, unchecked integer
);
CREATE INDEX article_newest ON article ((published IS NULL), published DESC, headline);
CREATE TABLE content (
    article bigint PRIMARY KEY, text bytea NOT NULL,
    heading text COLLATE "C" NOT NULL, heading_words tsvector NOT NULL,
    said text COLLATE "C" NOT NULL, words tsvector NOT NULL
);
ALTER TABLE content ALTER text SET STORAGE EXTERNAL;  -- it is compressed already
CREATE INDEX content_heading ON content USING gin (heading_words);
CREATE INDEX content_words ON content USING gin (words);
CREATE TABLE person (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE persona (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, described bytea NOT NULL UNIQUE, person bigint NOT NULL,
    kind text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, aka text COLLATE "C", role text COLLATE "C",
    about text COLLATE "C", wikidata text COLLATE "C", named boolean NOT NULL, names text COLLATE "C"
);
CREATE INDEX persona_person ON persona (person);
CREATE TABLE called (
    name text COLLATE "C", persona bigint, first boolean NOT NULL, PRIMARY KEY (persona, name)
);
CREATE INDEX called_name ON called USING hash (name);
CREATE TABLE appearance (
    article bigint, id text COLLATE "C", persona bigint NOT NULL, mentions integer NOT NULL, quotes integer NOT NULL,
    PRIMARY KEY (article, id)
);
CREATE INDEX appearance_persona ON appearance (persona);
CREATE TABLE quote (
    number bigint PRIMARY KEY, id text COLLATE "C" NOT NULL, speaker text COLLATE "C", parts text COLLATE "C" NOT NULL,
    paragraph integer NOT NULL, latest bigint, date text COLLATE "C", cue text COLLATE "C", rest text COLLATE "C"
);
CREATE TABLE narrow (quote bigint PRIMARY KEY, article bigint NOT NULL, person bigint, type smallint NOT NULL);
CREATE INDEX narrow_article ON narrow (article);
CREATE TABLE event (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, article bigint NOT NULL, id text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL, date text COLLATE "C", state text COLLATE "C", basis text COLLATE "C",
    people text COLLATE "C", places text COLLATE "C", paragraph integer, begins integer, draft boolean,
    lane bigint, first bigint, last bigint, instant bigint
);
CREATE INDEX event_order ON event (lane, first, last, instant, number);
CREATE INDEX event_article ON event (article);
CREATE TABLE partaking (person bigint, event bigint, PRIMARY KEY (person, event));
CREATE INDEX partaking_event ON partaking (event);
CREATE TABLE word (word text COLLATE "C" PRIMARY KEY);
CREATE TABLE reversed (word text COLLATE "C" PRIMARY KEY);

-- The words of each quote, and what filters need of it. In pieces of some ten thousand by date: only those that a
-- search asks are looked through. `said` is the words in their order, from which phrases are told exactly.
CREATE TABLE words (
    quote bigint NOT NULL, article bigint NOT NULL, person bigint, type smallint NOT NULL, latest bigint,
    said text COLLATE "C" NOT NULL, words tsvector NOT NULL
) PARTITION BY RANGE (quote);
ALTER TABLE words ADD PRIMARY KEY (quote);
CREATE INDEX words_words ON words USING gin (words);
CREATE TABLE words_1 PARTITION OF words FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
CREATE SEQUENCE piece_name START 2;
CREATE TABLE piece (
    name text COLLATE "C" PRIMARY KEY, first bigint, below bigint, quotes bigint NOT NULL
);
INSERT INTO piece VALUES ('words_1', NULL, NULL, 0);

-- Whoever writes calls this at the end: pieces that have grown past twice their share are divided, and the words that
-- wait to be sorted into an index are.
CREATE FUNCTION tend_words(smallest bigint, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = closeread, pg_temp AS $$
DECLARE
    share bigint := greatest(smallest, (SELECT sum(quotes) FROM piece) / most);
    large record;
    fresh record;
    made text[];
    one text;
    divided integer := 0;
BEGIN
    FOR large IN SELECT * FROM piece WHERE quotes > 2 * share LOOP
        made := '{}';
        EXECUTE format(
            'CREATE TEMP TABLE division ON COMMIT DROP AS SELECT min(quote) AS first, count(*) AS quotes FROM'
            ' (SELECT quote, (row_number() OVER (ORDER BY quote) - 1) / %s AS part FROM %I) rows GROUP BY part',
            share, large.name);
        FOR fresh IN
            SELECT CASE WHEN row_number() OVER (ORDER BY first) = 1 THEN large.first ELSE first END AS first,
                   coalesce(lead(first) OVER (ORDER BY first), large.below) AS below, quotes
            FROM division ORDER BY first
        LOOP
            one := 'words_' || nextval('piece_name');
            EXECUTE format('CREATE TABLE %I (LIKE words INCLUDING DEFAULTS INCLUDING STORAGE)', one);
            EXECUTE format(
                'INSERT INTO %I SELECT * FROM %I WHERE (%L::bigint IS NULL OR quote >= %L::bigint)'
                ' AND (%L::bigint IS NULL OR quote < %L::bigint) ORDER BY quote',
                one, large.name, fresh.first, fresh.first, fresh.below, fresh.below);
            EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (quote)', one);
            EXECUTE format('CREATE INDEX ON %I USING gin (words)', one);
            EXECUTE format('ANALYZE %I', one);
            INSERT INTO piece VALUES (one, fresh.first, fresh.below, fresh.quotes);
            made := made || one;
        END LOOP;
        DROP TABLE division;
        -- only from here on is anybody kept from searching
        EXECUTE format('ALTER TABLE words DETACH PARTITION %I', large.name);
        EXECUTE format('DROP TABLE %I', large.name);
        DELETE FROM piece WHERE name = large.name;
        FOR fresh IN SELECT * FROM piece WHERE name = ANY (made) LOOP
            EXECUTE format(
                'ALTER TABLE words ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', fresh.name,
                coalesce(quote_literal(fresh.first), 'MINVALUE'), coalesce(quote_literal(fresh.below), 'MAXVALUE'));
        END LOOP;
        divided := divided + 1;
    END LOOP;
    RETURN divided;
END $$;
