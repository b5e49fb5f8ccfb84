from store import Store

box = Store()
