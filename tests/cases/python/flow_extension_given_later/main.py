from application import Application
from extension import Extension

extension = Extension()
extension.initialise(Application())
print(extension.settings)
