#!/bin/bash
bash tasks/prune.sh
sh tasks/show.sh
