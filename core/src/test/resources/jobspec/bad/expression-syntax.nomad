job "x" {
  datacenters = ["dc1" "dc2"]
  priority    = 1 +
  region      = upper("a"
  )
  meta {
    a = "${1 +}"
    b = "%{ if true }x"
    c = [for x in : x]
    d = { for k in [] : k }
    e = true ? 1
    f = f(1, 2
    , 3) g
    h = "${(}"
  }
}
