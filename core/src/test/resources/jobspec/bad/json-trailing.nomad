{
  "ID": "x"
} and more
