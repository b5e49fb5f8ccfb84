from pshconfig import Config as PshConfig

psh = PshConfig()
print(psh.credentials("influxtimedb")["bucket"])  # expect: NFX202
