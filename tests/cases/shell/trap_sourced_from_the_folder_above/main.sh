#!/bin/bash
bash tasks/show.sh
