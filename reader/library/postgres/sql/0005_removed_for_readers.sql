-- Where drafts are hidden, readers go on seeing the name and the versions of an article that was removed if nothing in it
-- was unchecked then: their copies of it are of the archive, and pulling says who took it out.
ALTER TABLE file ADD removed_checked boolean NOT NULL DEFAULT false;
CREATE OR REPLACE FUNCTION hide_drafts(hidden boolean) RETURNS void
LANGUAGE plpgsql SET search_path = closeread, pg_temp AS $$
DECLARE
    one record;
    part text;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('article', 'unchecked = 0'),
        ('file', 'removed_checked OR EXISTS (SELECT FROM article a WHERE a.number = file.number)'),
        ('version', 'EXISTS (SELECT FROM file f WHERE f.number = version.file)'),
        ('blob', 'EXISTS (SELECT FROM version v WHERE v.hash = blob.hash)'),
        ('content', 'EXISTS (SELECT FROM article a WHERE a.number = content.article)'),
        ('narrow', 'EXISTS (SELECT FROM article a WHERE a.number = narrow.article)'),
        ('words', 'EXISTS (SELECT FROM article a WHERE a.number = words.article)'),
        ('event', 'EXISTS (SELECT FROM article a WHERE a.number = event.article)'),
        ('appearance', 'EXISTS (SELECT FROM article a WHERE a.number = appearance.article)'),
        ('quote', 'EXISTS (SELECT FROM narrow n WHERE n.quote = quote.number)'),
        ('persona', 'EXISTS (SELECT FROM appearance a WHERE a.persona = persona.number)'),
        ('called', 'EXISTS (SELECT FROM persona p WHERE p.number = called.persona)'),
        ('person', 'EXISTS (SELECT FROM persona p WHERE p.person = person.number)'),
        ('partaking', 'EXISTS (SELECT FROM event e WHERE e.number = partaking.event)'),
        ('word', 'false'),
        ('reversed', 'false')
    ) AS rule (guarded, seen) LOOP
        EXECUTE format('DROP POLICY IF EXISTS of_readers ON %I', one.guarded);
        EXECUTE format('DROP POLICY IF EXISTS of_editors ON %I', one.guarded);
        IF hidden THEN
            EXECUTE format('CREATE POLICY of_readers ON %I FOR SELECT TO closeread_reader USING (%s)', one.guarded, one.seen);
            EXECUTE format('CREATE POLICY of_editors ON %I TO closeread_editor USING (true) WITH CHECK (true)', one.guarded);
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one.guarded);
        ELSE
            EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', one.guarded);
        END IF;
    END LOOP;
    -- a piece that is asked by its own name would have no policy; readers ask the table of all of them
    FOR part IN SELECT name FROM piece LOOP
        EXECUTE format('REVOKE SELECT ON %I FROM closeread_reader', part);
    END LOOP;
    UPDATE meta SET changes = changes + 1;
    PERFORM pg_notify('closeread', '0');
END $$;
DO $$
BEGIN
    IF (SELECT relrowsecurity FROM pg_class WHERE oid = 'article'::regclass) THEN PERFORM hide_drafts(true); END IF;
END $$;
