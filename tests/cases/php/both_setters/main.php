<?php

class Settings
{
    public string $user = '';
    public string $org = '';

    public function set(array $options): static
    {
        foreach ($options as $name => $value) {
            $method = "set$name";
            if (method_exists($this, $method)) {
                $this->{$method}($value);
            }
        }
        return $this;
    }

    private function setUser(string $user): void
    {
        $this->user = $user;
    }

    private function setUsername(string $user): void
    {
        $this->user = $user;
    }

    private function setOrg(string $org): void
    {
        $this->org = $org;
    }

    private function setQuery(array $query): void
    {
        $this->org = $query['org'];
    }
}

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$settings = (new Settings())->set($relationships['influxdb'][0]);
$own = (new Settings())->set(['user' => 'me', 'org' => 'acme']);
echo $settings->user, $settings->org, $own->user, $own->org, "\n";
