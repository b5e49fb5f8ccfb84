import requests

from config import URL


def query(text):
    answer = requests.get(f"{URL}/query", params={"db": "river", "q": text}, timeout=5)  # expect: NFX220
    answer.raise_for_status()
    return answer.json()


print(query("SELECT metres FROM level"))
