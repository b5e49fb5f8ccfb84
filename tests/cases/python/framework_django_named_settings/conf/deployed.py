from conf.base import *

DEBUG = False
