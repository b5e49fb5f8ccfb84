import readers
from rel import endpoint

readers.load()
for name, read in readers.READERS.items():
    print(name, read(endpoint()))
