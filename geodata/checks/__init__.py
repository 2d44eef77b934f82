"""The rules that the tables keep, one module per kind of rule.

Every rule is a function that takes the `geodata.seeds.Seeds` and yields a
`geodata.faults.Fault` for each breach. `geodata.check` runs them all.
"""
