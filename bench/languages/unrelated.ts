// Orders of the shop, page NUMBER.
import { round, type Money } from "./money";

export interface LineNUMBER {
  readonly name: string;
  readonly price: Money;
}

export class OrderNUMBER {
  private readonly lines: LineNUMBER[] = [];

  constructor(public readonly number: number) {}

  add(line: LineNUMBER, count = 1): this {
    if (count < 1) {
      throw new RangeError(`count is ${count}`);
    }
    this.lines.push(...Array.from({ length: count }, () => line));
    return this;
  }

  total(discounts: Record<string, Money> = {}): Money {
    return round(this.lines.reduce((sum, { name, price }) => sum + price - (discounts[name] ?? 0), 0));
  }
}

export const cheapest = (orders: OrderNUMBER[]): OrderNUMBER | undefined =>
  orders.slice().sort((one, other) => one.total() - other.total())[0];
