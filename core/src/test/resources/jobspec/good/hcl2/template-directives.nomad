locals {
  on    = true
  names = ["a", "b"]
  ages  = { ann = 5, tom = 3 }
}
job "template-directives" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        if       = "%{ if local.on }on%{ endif }"
        else     = "%{ if !local.on }on%{ else }off%{ endif }"
        nested   = "%{ if local.on }%{ if false }x%{ else }y%{ endif }z%{ endif }"
        for      = "%{ for n in local.names }[${n}]%{ endfor }"
        index    = "%{ for i, n in local.names }${i}:${n} %{ endfor }"
        map      = "%{ for k, v in local.ages }${k}=${v};%{ endfor }"
        mixed    = "%{ for n in local.names }%{ if n != "a" }${n}%{ endif }%{ endfor }"
        trimmed  = "a  %{~ if local.on ~}  b  %{~ endif ~}  c"
        left     = "a  ${~ "x" }  b"
        right    = "a  ${ "x" ~}  b"
        escaped  = "%%{ if } $${x} $5 100% %"
        adjacent = "${"a"}${"b"}%{ if true }c%{ endif }"
      }
    }
  }
}
