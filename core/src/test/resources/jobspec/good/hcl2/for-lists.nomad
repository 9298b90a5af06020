locals {
  words = ["a", "bb", "ccc"]
  ages  = { tom = 3, ann = 5 }
}
job "for-lists" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        plain    = [for w in local.words : upper(w)]
        index    = [for i, w in local.words : "${i}${w}"]
        filtered = [for w in local.words : w if strlen(w) != 2]
        of-map   = [for name, age in local.ages : "${name}=${age}"]
        values   = [for age in local.ages : age * 2]
        nested   = [for w in local.words : [for i in range(strlen(w)) : i]]
        flat     = flatten([for w in local.words : [for c in split("", w) : c]])
        of-set   = [for w in toset(["b", "a", "b"]) : w]
        objects  = [for w in local.words : { name = w, size = strlen(w) }]
        empty    = [for w in [] : w]
        lines = [
          for w in local.words :
          w
          if w != "a"
        ]
      }
    }
  }
}
