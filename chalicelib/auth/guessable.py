"""Guessable passwords: long ones that very many people have, which are tried first."""

from __future__ import annotations

_MANY_HAVE = """
0000000000 0123456789 0987654321 1029384756 1111111111 1122334455 1212121212 1231231231 1231231234
123123123123 1234512345 12345123456 123456123456 1234567890 12345678900 12345678901 12345678910
123456789012 1234567890123 12345678987654321 1234567891 12345678912 123456789123 1234567891011
123456789a 123456789abc 123456789q 123456789qwe 123456789qwerty 12345qwert 123456qwerty 1234qwerasdf
123qwe123qwe 123qweasdzxc 1472583690 1q1q1q1q1q 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u
1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 2wsx3edc4rfv 3141592653 31415926535
5555555555 6666666666 7777777777 8888888888 9876543210 9999999999 a1b2c3d4e5 a1s2d3f4g5 aa12345678
aaaaaaaaaa ab12345678 abc1234567 abc123456789 abc123abc123 abcd123456 abcd12345678 abcde12345
abcdef123456 abcdefghij abcdefghijk abcdefghijkl abcdefghijklmnopqrstuvwxyz admin12345 admin123456
administrator adminadmin alexander1 asdf123456 asdfasdfasdf asdfghjkl1 asdfghjkl123 asdfghjkl;'
asdfjkl;asdfjkl; asdfqwerzxcv azertyuiop azertyuiop123 babygirl123 barcelona1 baseball123
basketball basketball1 batman1234 butterfly1 butterfly123 california changeme123 charlie123
chocolate1 chocolate123 christopher computer123 correcthorsebatterystaple darkknight
december2023 dragon1234 dragonball dragonball1 elizabeth1 everything facebook123 fightclub1
flickr1234 flickr12345 flickrflickr football10 football123 freedom123 fuckyou123 gfhjkm1234
giovanni123 google1234 helloworld helloworld1 helloworld123 ilovegod123 iloveyou12 iloveyou123
iloveyou1234 iloveyou22 iloveyousomuch internet123 jordan2323 justinbieber
leavemealone letmein123 letmein1234 letmeinnow letmeinplease liverpool1 liverpool123 lovelovelove
loveyou123 manchester manchester1 master1234 michael123 michelle123 mickeymouse minecraft1
minecraft123 monkey1234 motherfucker mypassword mypassword1 mypassword123 myspace123 mustang123
naruto1234 newpassword nintendo123 p@ssw0rd12 p@ssw0rd123 p@ssw0rd1234 p@ssword123 passpasspass
passw0rd12 passw0rd123 passw0rd1234 password00 password01 password10 password11 password12
password123 password1234 password12345 password123456 password1! password123! password99
passwordpassword photo12345 photograph photographer photography photography1 picture123 pictures123
pokemon123 pokemon1234 princess12 princess123 pushr12345 pushrpushr q1w2e3r4t5 q1w2e3r4t5y6
q1w2e3r4t5y6u7i8 qazwsx1234 qazwsx123456 qazwsxedc1 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb
qqqqqqqqqq qwe123qwe123 qweasdzxc1 qweasdzxc123 qweqweqweqwe qwer123456 qwerasdfzxcv qwerqwerqwer
qwert12345 qwerty1234 qwerty12345 qwerty123456 qwerty1234567890 qwertyqwerty qwertyuiop
qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop1234567890 qwertyuiop[] qwertyuiopasdfghjkl
qwertyuiopasdfghjklzxcvbnm realmadrid rockyou123 sandiego619 scoobydoo1 secret1234 september1
shadow1234 skateboard snowboarding sophie1234 spiderman1 spiderman123 starwars123 startrek123
strawberry strawberry1 summer2020 summer2021 summer2022 summer2023 summer2024 sunshine12
sunshine123 superman12 superman123 superstar1 test123456 test1234567 testing123 testing1234
testpassword testtesttest thisismypassword tinkerbell tinkerbell1 trustno1234 trustnoone
twilight123 unbelievable volleyball volleyball1 welcome123 welcome1234 welcome12345 westside13
whatever12 whatever123 winter2023 winter2024 wonderland zaq12wsxcde3 zaq1xsw2cde3 zaq1zaq1zaq1
zxcvbnm123 zxcvbnm1234 zxcvbnmasdf zxcvbnmzxcvbnm zzzzzzzzzz
"""


def is_guessable(password: str) -> bool:
    """Whether a password is one of those, whatever the case of its letters."""
    return password.casefold() in _MANY_HAVE.split()
