"""The archive of a newsroom in a PostgreSQL database: every version of its articles, and the library they make.

Nobody imports this but `reader.library.opening`, where an address is given: it needs psycopg, the extra `archive`.
"""
