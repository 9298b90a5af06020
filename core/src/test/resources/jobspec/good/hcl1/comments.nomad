# one
// two
/* three
   four */
job "comments" { # five
  datacenters = ["dc1", /* six */ "dc2" // seven
  ]
  /**/
  group "g" { /* eight */ count = 2 # nine
    task "t" { driver = "mock" } // ten
  }
}
# The end, without a line break: "{ ${