-- Two roles for the members of a newsroom: readers search and pull, editors push, too. Roles belong to all databases
-- of a server: where this role may not create them, whoever keeps the server does.
DO $$
BEGIN
    IF to_regrole('closeread_reader') IS NULL THEN CREATE ROLE closeread_reader NOLOGIN; END IF;
    IF to_regrole('closeread_editor') IS NULL THEN CREATE ROLE closeread_editor NOLOGIN; END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
DECLARE
    own text;
BEGIN
    REVOKE ALL ON FUNCTION tend_words(bigint, integer) FROM PUBLIC;
    IF to_regrole('closeread_reader') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA closeread TO closeread_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA closeread TO closeread_reader;
    END IF;
    IF to_regrole('closeread_editor') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA closeread TO closeread_editor;
        GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA closeread TO closeread_editor;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA closeread TO closeread_editor; -- numbers of events are drawn ahead
        -- versions and files are only ever added
        FOREACH own IN ARRAY ARRAY['article', 'content', 'person', 'persona', 'called', 'appearance', 'quote', 'narrow',
                                   'event', 'partaking', 'word', 'reversed', 'words'] LOOP
            EXECUTE format('GRANT UPDATE, DELETE ON %I TO closeread_editor', own);
        END LOOP;
        GRANT UPDATE ON meta, file, piece TO closeread_editor;
        REVOKE INSERT ON meta, piece FROM closeread_editor;
        GRANT EXECUTE ON FUNCTION tend_words(bigint, integer) TO closeread_editor;
    END IF;
END $$;
