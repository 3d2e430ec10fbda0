#pragma once
#include <sqlite3.h>

// A call of SQLite that Swift cannot make, since its arguments vary: no statement of the connection may
// write to the schema, or to the tables in which an index lies. Returns an SQLite result code.
static inline int csqlite_defend(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
