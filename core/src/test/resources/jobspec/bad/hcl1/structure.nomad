job "x" {
  datacenters =
  name
  = 3
  meta { a b }
  list = ["a" "b", , "c"]
  env = {
  5
  }
}
