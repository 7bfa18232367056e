-- For a team that wants its drafts unseen: after `SELECT closeread.hide_drafts(true)` by the owner, the members of
-- closeread_reader see nothing of an article in which anything is unchecked: not its name, its bytes, earlier versions,
-- words or people. Editors see all. The operator of word searches is not leakproof: no index of words serves readers
-- then, so that their searches look at every quote. Spelling hints, which are of all words, they get none.
CREATE FUNCTION hide_drafts(hidden boolean) RETURNS void
LANGUAGE plpgsql SET search_path = closeread, pg_temp AS $$
DECLARE
    one record;
    part text;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('article', 'unchecked = 0'),
        ('file', 'EXISTS (SELECT FROM article a WHERE a.number = file.number)'),
        ('version', 'EXISTS (SELECT FROM article a WHERE a.number = version.file)'),
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
REVOKE ALL ON FUNCTION hide_drafts(boolean) FROM PUBLIC;
