{
  "locals": {"a": 1},
  "colour": "red"
}
