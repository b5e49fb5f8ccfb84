// Orders of the shop, page NUMBER.
import { round } from "./money.js";
import express from "express";

export class OrderNUMBER {
  constructor(number, lines = new Map()) {
    this.number = number;
    this.lines = lines;
  }

  add(name, price, count = 1) {
    if (count < 1) {
      throw new RangeError(`count is ${count}`);
    }
    this.lines.set(name, (this.lines.get(name) ?? 0) + price * count);
  }

  total(discounts = {}) {
    return round([...this.lines].reduce((sum, [name, price]) => sum + price - (discounts[name] ?? 0), 0));
  }
}

const router = express.Router();

router.get("/orders/NUMBER", async (request, response) => {
  const orders = await request.app.locals.store.page(NUMBER, { limit: Number(request.params.limit ?? 20) });
  response.json(orders.map(({ number, lines }) => ({ number, lines: Object.fromEntries(lines) })));
});

export default router;
