jop "x" {
}
datacenters = ["dc1"]
