include "endpoints";
def bucket: endpoint | .bucket; # expect: NFX202
