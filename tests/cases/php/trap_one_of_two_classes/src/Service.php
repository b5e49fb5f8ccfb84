<?php

namespace Acme;

interface Service
{
}
