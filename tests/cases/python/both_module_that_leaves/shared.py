from settings import ep
