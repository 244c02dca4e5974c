"""SQLite: connections, schema, migrations, one repository per aggregate."""
