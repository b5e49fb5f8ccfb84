#!/bin/bash
bash second.sh
