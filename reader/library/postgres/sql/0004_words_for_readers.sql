-- Where drafts are hidden, a policy keeps readers from the index of words: PostgreSQL fears that the operator of word
-- searches tells of rows that they may not see. This function asks the index as the owner, and gives the rows of articles
-- in which all is checked, as the policy does. It is given values alone: nothing of its caller's runs before the rule.
CREATE FUNCTION checked_words(first bigint, last bigint, asked tsquery) RETURNS TABLE (
    quote bigint, article bigint, person bigint, type smallint, latest bigint, said text, words tsvector
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = closeread, pg_temp AS $$
BEGIN
    -- planned anew for these values: which pieces have them is seen
    RETURN QUERY EXECUTE
        'SELECT w.quote, w.article, w.person, w.type, w.latest, w.said, w.words FROM words w'
        ' WHERE w.quote BETWEEN $1 AND $2 AND w.words @@ $3'
        ' AND EXISTS (SELECT FROM article a WHERE a.number = w.article AND a.unchecked = 0)'
        USING first, last, asked;
END $$;
DO $$
BEGIN
    REVOKE ALL ON FUNCTION checked_words(bigint, bigint, tsquery) FROM PUBLIC;
    IF to_regrole('closeread_reader') IS NOT NULL THEN
        GRANT EXECUTE ON FUNCTION checked_words(bigint, bigint, tsquery) TO closeread_reader;
    END IF;
END $$;
