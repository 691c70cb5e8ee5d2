"""A small stock of parts: what is there, what runs low, what it is worth."""

from dataclasses import dataclass, field


@dataclass
class Part:
    name: str
    price: float
    count: int = 0


@dataclass
class Inventory:
    parts: dict[str, Part] = field(default_factory=dict)

    def add(self, name, price, count=1):
        """Put parts on the shelf; a known part keeps its price."""
        part = self.parts.setdefault(name, Part(name, price))
        part.count += count
        return part

    def take(self, name, count=1):
        """Take parts from the shelf."""
        part = self.parts.get(name)
        if part is None or part.count < count:
            raise ValueError(f"not enough of {name}")
        part.count -= count

    def value(self):
        """What everything is worth together."""
        return sum(part.price * part.count for part in self.parts.values())

    def low(self, limit=3):
        """The names of the parts that run out soon."""
        return sorted(name for name, part in self.parts.items() if part.count < limit)


if __name__ == "__main__":
    stock = Inventory()
    stock.add("bolt", 0.12, 40)
    stock.add("gear", 3.5, 2)
    for name in stock.low():
        print(name, "runs low")
    print(f"worth {stock.value():.2f}")
