<?php

declare(strict_types=1);

namespace Shop\PageNUMBER;

use Shop\Money;
use InvalidArgumentException;

/** Orders of the shop, page NUMBER. */
final class Order
{
    /** @var array<string, Money> */
    private array $lines = [];

    public function __construct(public readonly int $number)
    {
    }

    public function add(string $name, Money $price, int $count = 1): self
    {
        if ($count < 1) {
            throw new InvalidArgumentException("count is $count");
        }
        $this->lines[$name] = ($this->lines[$name] ?? Money::none())->plus($price->times($count));

        return $this;
    }

    public function total(array $discounts = []): Money
    {
        $sum = Money::none();
        foreach ($this->lines as $name => $price) {
            $sum = $sum->plus($price)->minus($discounts[$name] ?? Money::none());
        }

        return $sum;
    }
}
