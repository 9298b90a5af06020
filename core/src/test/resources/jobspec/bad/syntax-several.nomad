job "x" {
  datacenters =
  name = "a" "b"
  region "global"
  = 3
  meta = { a }
  list = ["a" "b", , "c"
    "d"]
  group "g" {} group "h" {}
}
