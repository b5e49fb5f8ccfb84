class Backend:
    registry = {}

    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if kind:
            Backend.registry[kind] = cls

    def __init__(self, ep):
        self.ep = ep
