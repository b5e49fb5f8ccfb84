from database import Database


def write(database, line):
    print(f"POST /api/v2/write?bucket={database.endpoint['bucket']}", line)


write(Database(), "level metres=1.2")
