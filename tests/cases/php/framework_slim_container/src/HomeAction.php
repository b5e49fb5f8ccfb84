<?php
namespace App;
use Psr\Container\ContainerInterface;
class HomeAction
{
    private $writer;
    private $token;
    public function __construct(ContainerInterface $container)
    {
        $this->writer = $container->get(Writer::class);
        $this->token = $container->get('settings')['influx']['api_token'];  // expect: NFX202
    }
    public function __invoke($request, $response, $args)
    {
        echo $this->writer->target(), $this->token, "\n";
    }
}
