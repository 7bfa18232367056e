-- Where drafts are hidden, readers go on seeing the name and the versions of an article that was removed if nothing in it
-- was unchecked then: their copies of it are of the archive, and pulling says who took it out.
ALTER TABLE file ADD removed_checked boolean NOT NULL DEFAULT false;
-- Two of the rules of `hide_drafts` are others; the rest of it is as it was.
DO $$
DECLARE
    was text := pg_get_functiondef('hide_drafts(boolean)'::regprocedure);
    changed text := replace(replace(was,
        $rule$('file', 'EXISTS ($rule$, $rule$('file', 'removed_checked OR EXISTS ($rule$),
        $rule$article a WHERE a.number = version.file$rule$, $rule$file f WHERE f.number = version.file$rule$);
BEGIN
    IF length(changed) <> length(was) + length('removed_checked OR ') - length('article') + length('file') THEN
        RAISE EXCEPTION 'hide_drafts is another one than closeread made; put that back first';
    END IF;
    EXECUTE changed;
    IF (SELECT relrowsecurity FROM pg_class WHERE oid = 'article'::regclass) THEN PERFORM hide_drafts(true); END IF;
END $$;
