{
  "job": "x"
}
